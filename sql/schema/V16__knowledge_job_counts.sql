-- A company's jobs that are not finished are asked for whenever one is added, beside all that are and stay listed for a month.
CREATE INDEX idx_knowledge_jobs_open ON knowledge_jobs (company_id, finished_ms);
