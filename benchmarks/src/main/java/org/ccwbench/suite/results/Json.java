package org.ccwbench.suite.results;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

/** Records as JSON, as far as Gson makes them of their components. */
public final class Json {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Json() {}

    /**
     * A record of a text.
     *
     * @param what the text should be, for the message
     * @throws JsonParseException when it is not, or the record's constructor refuses it
     */
    public static <T> T parse(String text, Class<T> type, String what) {
        try {
            final T record = GSON.fromJson(text, type);
            if (record == null) {
                throw new JsonParseException("empty");
            }
            return record;
        } catch (JsonParseException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new JsonParseException("not " + what, e);
        }
    }

    /** A record as text for people, of several lines. */
    static String print(Object record) {
        return GSON.toJson(record);
    }
}
