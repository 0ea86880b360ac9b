package io.partnerchat.knowledge;

import jakarta.ejb.ApplicationException;

/** The job was cancelled, erased or taken over by another node: nothing more may be written for it. */
@ApplicationException(rollback = true)
public class JobStoppedException extends RuntimeException {
    JobStoppedException(String message) {
        super(message);
    }
}
