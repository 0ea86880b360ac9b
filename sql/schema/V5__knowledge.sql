-- What a bot knows, document by document; its passages stand in pinecone_vectors, and Pinecone is rebuilt from there.
-- Moments are milliseconds since 1970: nodes in different time zones compare them.

CREATE TABLE knowledge_documents (
  id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  company_id   VARCHAR(255)  NOT NULL,
  kind         VARCHAR(10)   NOT NULL,
  document_id  VARCHAR(255)  NOT NULL,
  title        VARCHAR(500),
  url          VARCHAR(2000),
  language     VARCHAR(16),
  content_hash CHAR(64)      NOT NULL,
  source_text  MEDIUMTEXT,
  passages     INT           NOT NULL,
  -- whether Pinecone has its vectors
  embedded     BOOLEAN       NOT NULL,
  -- the feed or sitemap it came with; what is no longer in there is removed
  source_group VARCHAR(255),
  feed_ms      BIGINT,
  changed_ms   BIGINT        NOT NULL,
  UNIQUE KEY unique_knowledge_document (company_id, kind, document_id),
  INDEX idx_knowledge_documents_page (company_id, id),
  INDEX idx_knowledge_documents_group (company_id, source_group, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Work in the background. One that is not finished is taken up again by whichever node holds its lane.
CREATE TABLE knowledge_jobs (
  id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  job_id       VARCHAR(32)   NOT NULL,
  company_id   VARCHAR(255)  NOT NULL,
  lane         VARCHAR(8)    NOT NULL,
  kind         VARCHAR(16)   NOT NULL,
  target       VARCHAR(300)  NOT NULL,
  request      JSON,
  phase        VARCHAR(16)   NOT NULL,
  message      VARCHAR(1000),
  cancelled    BOOLEAN       NOT NULL,
  attempts     INT           NOT NULL,
  total        INT,
  done         INT           NOT NULL,
  unchanged    INT           NOT NULL,
  removed      INT           NOT NULL,
  failed       INT           NOT NULL,
  embedded     INT           NOT NULL,
  errors       JSON,
  created_ms   BIGINT        NOT NULL,
  started_ms   BIGINT,
  due_ms       BIGINT        NOT NULL,
  finished_ms  BIGINT,
  UNIQUE KEY unique_knowledge_job (job_id),
  INDEX idx_knowledge_jobs_company (company_id, id),
  INDEX idx_knowledge_jobs_due (finished_ms, due_ms)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What was uploaded for a job, compressed, in pieces that fit any packet size; gone when the job is finished.
CREATE TABLE knowledge_job_parts (
  job_id       BIGINT        NOT NULL,
  part         INT           NOT NULL,
  content      MEDIUMBLOB    NOT NULL,
  PRIMARY KEY (job_id, part),
  CONSTRAINT fk_knowledge_job_parts_job FOREIGN KEY (job_id) REFERENCES knowledge_jobs (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- A company's jobs of one lane are done one after the other, by the node that holds the lease.
CREATE TABLE knowledge_lanes (
  company_id     VARCHAR(255) NOT NULL,
  lane           VARCHAR(8)   NOT NULL,
  lease_owner    VARCHAR(36)  NOT NULL,
  lease_until_ms BIGINT       NOT NULL,
  PRIMARY KEY (company_id, lane)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Vectors that Pinecone has, or may have, and no passage belongs to: written before a vector is sent and when a passage
-- goes, taken away when the passage is there or the vector is deleted. '*' is everything of the company.
CREATE TABLE vector_removals (
  id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  company_id   VARCHAR(255)  NOT NULL,
  lane         VARCHAR(8)    NOT NULL,
  vector_id    VARCHAR(255)  NOT NULL,
  INDEX idx_vector_removals_vector (company_id, vector_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What visitors asked in vain; questions of the same words are one.
CREATE TABLE unanswered_questions (
  id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  company_id    VARCHAR(255)  NOT NULL,
  question_key  CHAR(64)      NOT NULL,
  question      VARCHAR(1000) NOT NULL,
  asked         INT           NOT NULL,
  last_asked_ms BIGINT        NOT NULL,
  UNIQUE KEY unique_unanswered_question (company_id, question_key),
  INDEX idx_unanswered_questions_last (company_id, last_asked_ms)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
