-- Companies that are being erased: their rows are gone, what is kept elsewhere may not be yet. A row goes when that is done.
CREATE TABLE company_erasures (
  company_id VARCHAR(255) NOT NULL PRIMARY KEY,
  begun_ms   BIGINT       NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
