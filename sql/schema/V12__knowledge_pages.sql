-- The addresses of a crawl in the order they were found, so that one that was interrupted goes on where it was; gone
-- when its job is finished.
CREATE TABLE knowledge_job_pages (
  job_id       BIGINT        NOT NULL,
  position     INT           NOT NULL,
  url          VARCHAR(2000) NOT NULL,
  depth        INT           NOT NULL,
  -- what became of it; null while its turn has not come
  outcome      VARCHAR(10),
  document_id  VARCHAR(255),
  PRIMARY KEY (job_id, position),
  CONSTRAINT fk_knowledge_job_pages_job FOREIGN KEY (job_id) REFERENCES knowledge_jobs (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What a site said to name this state of a page by, so that it need not be sent again while it is the same; with the
-- links on it, and gone with its document.
CREATE TABLE knowledge_page_states (
  company_id    VARCHAR(255)  NOT NULL,
  url_key       CHAR(64)      NOT NULL,
  kind          VARCHAR(10)   NOT NULL,
  document_id   VARCHAR(255)  NOT NULL,
  content_hash  CHAR(64)      NOT NULL,
  cut           VARCHAR(8)    NOT NULL,
  etag          VARCHAR(255),
  last_modified VARCHAR(64),
  links         MEDIUMTEXT    NOT NULL,
  PRIMARY KEY (company_id, url_key),
  CONSTRAINT fk_knowledge_page_states_document FOREIGN KEY (company_id, kind, document_id)
    REFERENCES knowledge_documents (company_id, kind, document_id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
