package org.ccwbench.suite.results;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Results cannot be read, written or used. The message is one sentence, and all that is printed. */
public final class ResultsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ResultsException(String message) {
        super(message);
    }

    /** A file cannot be had. */
    ResultsException(Path path, String what, IOException why) {
        this(path + ": " + what + ": " + reason(why));
    }

    /** Why a file cannot be had, in a few words. */
    public static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        if (failure instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        if (failure instanceof NotDirectoryException) {
            return "not a directory";
        }
        return failure instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : String.valueOf(failure.getMessage());
    }
}
