/** What holds for the code as a whole: what it allocates, which packages use which, and what each of them shows. */
package org.ccwbench.laws;
