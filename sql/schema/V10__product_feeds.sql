-- A company's product feed as it came last and was read to its end. A feed that comes again unchanged changes this row
-- only: the prices of its products are as fresh as feed_ms says.
CREATE TABLE knowledge_feeds (
  company_id   VARCHAR(255)  NOT NULL PRIMARY KEY,
  form         VARCHAR(20)   NOT NULL,
  -- of all bytes of the upload and of what it was read with; NULL when it has to be read again in any case
  upload_hash  CHAR(64),
  products     INT           NOT NULL,
  -- whether Pinecone has the vectors of all of them
  embedded     BOOLEAN       NOT NULL,
  -- what was left out, line by line, as in a job
  failed       INT           NOT NULL,
  errors       JSON,
  -- the moment that the feed itself names, if it does
  made_ms      BIGINT,
  feed_ms      BIGINT        NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- A lane's notes are worked off in their order; a whole feed may leave as many as it has products.
CREATE INDEX idx_vector_removals_lane ON vector_removals (company_id, lane, id);
