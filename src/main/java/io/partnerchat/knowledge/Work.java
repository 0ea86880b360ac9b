package io.partnerchat.knowledge;

import java.io.IOException;

/** What is to be done for one kind of job. It may be done again from the start, and then must not do anything twice. */
interface Work {
    JobKind kind();

    /** @throws JobStoppedException when the job is not to go on */
    void run(JobRun run) throws IOException;
}
