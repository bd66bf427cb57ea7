/**
 * A second translator, written from the description of Linux's alone: it copies, counts and pins in the order in which
 * Linux does, with collections, recursion and exceptions, and shares no class with the translator that it judges.
 * Reading order: ReferenceTranslator, Guest, Chain, DataCcw.
 */
package org.ccwbench.check.reference;
