package io.partnerchat.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Reads and writes {@code knowledge_jobs} and what was uploaded for them, in the caller's transaction. */
@ApplicationScoped
class JobStore {
    @PersistenceContext
    EntityManager em;

    void add(JobEntity job) {
        em.persist(job);
        em.flush();
    }

    Optional<JobEntity> find(String companyId, String jobId) {
        return em.createQuery("select j from KnowledgeJob j where j.companyId = :c and j.jobId = :id", JobEntity.class)
                .setParameter("c", companyId)
                .setParameter("id", jobId)
                .getResultStream()
                .findFirst();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<JobEntity> lock(long id) {
        return Optional.ofNullable(em.find(JobEntity.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    List<JobEntity> unfinished(String companyId, String target) {
        return em.createQuery(
                        "select j from KnowledgeJob j where j.companyId = :c and j.target = :t and j.finishedMs is null",
                        JobEntity.class)
                .setParameter("c", companyId)
                .setParameter("t", target)
                .getResultList();
    }

    /** How many there are, uploads that are coming in included. */
    long unfinished(String companyId) {
        return em.createQuery(
                        "select count(j) from KnowledgeJob j where j.companyId = :c and j.finishedMs is null",
                        Long.class)
                .setParameter("c", companyId)
                .getSingleResult();
    }

    /** The first of its lane that is not finished, uploads still coming in left aside. */
    Optional<JobEntity> first(LaneKey lane) {
        return em.createQuery(
                        "select j from KnowledgeJob j where j.companyId = :c and j.lane = :l and j.finishedMs is null"
                                + " and j.phase <> :receiving order by j.id",
                        JobEntity.class)
                .setParameter("c", lane.companyId())
                .setParameter("l", lane.lane().word())
                .setParameter("receiving", JobPhase.RECEIVING.word())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Where something is to be done now: a job that is due or, when they can be, vectors to be deleted. */
    List<LaneKey> due(long now, boolean removals) {
        List<?> rows = em.createNativeQuery("select company_id, lane from knowledge_jobs"
                        + " where finished_ms is null and due_ms <= ?1 and phase <> ?2"
                        + (removals
                                ? " union select company_id, lane from vector_removals"
                                : " group by company_id, lane"))
                .setParameter(1, now)
                .setParameter(2, JobPhase.RECEIVING.word())
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new LaneKey((String) row[0], Lane.of((String) row[1])))
                .toList();
    }

    /** The latest first. */
    List<JobEntity> page(String companyId, long beforeId, int limit) {
        return em.createQuery(
                        "select j from KnowledgeJob j where j.companyId = :c and j.id < :before order by j.id desc",
                        JobEntity.class)
                .setParameter("c", companyId)
                .setParameter("before", beforeId)
                .setMaxResults(limit)
                .getResultList();
    }

    void add(JobPartEntity part) {
        em.persist(part);
    }

    Optional<JobPartEntity> part(long jobId, int part) {
        return Optional.ofNullable(em.find(JobPartEntity.class, new JobPartEntity.Key(jobId, part)));
    }

    /** What was kept for the work on it. */
    void dropParts(long jobId) {
        for (String table : List.of("knowledge_job_parts", "knowledge_job_pages")) {
            em.createNativeQuery("delete from " + table + " where job_id = ?1")
                    .setParameter(1, jobId)
                    .executeUpdate();
        }
    }

    /** Finished long ago, or an upload that never came to its end. */
    void dropOld(long finishedBefore, long uploadBefore) {
        em.createQuery("delete from KnowledgeJob j where j.finishedMs < :finished")
                .setParameter("finished", finishedBefore)
                .executeUpdate();
        em.createQuery("delete from KnowledgeJob j where j.finishedMs is null and j.phase = :receiving"
                        + " and j.createdMs < :upload")
                .setParameter("receiving", JobPhase.RECEIVING.word())
                .setParameter("upload", uploadBefore)
                .executeUpdate();
    }

    void dropAll(String companyId) {
        em.createQuery("delete from KnowledgeJob j where j.companyId = :c")
                .setParameter("c", companyId)
                .executeUpdate();
    }
}
