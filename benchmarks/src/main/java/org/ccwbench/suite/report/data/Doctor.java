package org.ccwbench.suite.report.data;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about a machine's fitness when a run began.
 *
 * @param reasons why it was unfit; none when it was fit
 * @param findings all that was looked at
 */
public record Doctor(List<String> reasons, List<Finding> findings) {
    private static final Gson GSON = new Gson();

    public Doctor {
        reasons = reasons == null ? List.of() : reasons;
        findings = findings == null ? List.of() : findings;
    }

    /**
     * What one reading says, in words.
     *
     * @param limit what it must be; empty when there is no limit
     */
    public record Finding(String reading, String value, String limit, String judgement) {}

    /** As {@code run.json} and {@code verdict.json} have it; empty when they do not. */
    static Optional<Doctor> of(JsonElement fitness) {
        try {
            return Optional.ofNullable(GSON.fromJson(fitness, Doctor.class));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    /** FIT, or UNFIT and why. */
    public String summary() {
        return reasons.isEmpty() ? "FIT" : "UNFIT: " + String.join("; ", reasons);
    }
}
