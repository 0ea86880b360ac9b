package io.partnerchat.chat;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that turns run on. They work, they never wait for a vendor; each may hold a database connection. */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = "java:app/concurrent/turn-threads")
public class TurnThreads {
    private static final int WORKERS = 8;

    @Resource(lookup = "java:app/concurrent/turn-threads")
    ManagedThreadFactory threads;

    private ExecutorService executor;

    /**
     * Not a managed executor: it would gather the context of each task anew, which costs more than the task. The threads
     * are made at once, since one that a vendor's thread made would be without the application's context.
     */
    @PostConstruct
    void start() {
        var pool = new ThreadPoolExecutor(WORKERS, WORKERS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.prestartAllCoreThreads();
        executor = pool;
    }

    @PreDestroy
    void stop() {
        executor.shutdown();
    }

    /** To be asked for by a thread of the application, and usable by any. */
    Executor executor() {
        return executor;
    }
}
