CREATE TABLE sources (source INTEGER, name VARCHAR, sha256 VARCHAR, bytes BIGINT, reader VARCHAR, rows_read BIGINT, rows_accepted BIGINT, rows_rejected BIGINT);
CREATE TABLE accounts (platform VARCHAR, account_id VARCHAR, handle VARCHAR, posts BIGINT, tier VARCHAR, community INTEGER, signals VARCHAR, account INTEGER, category VARCHAR);
-- accounts, edges, communities and rejected begin with the columns of the CSV file of the same name; a and b are accounts.account.
CREATE TABLE edges (platform_a VARCHAR, account_a VARCHAR, platform_b VARCHAR, account_b VARCHAR, trace VARCHAR, objects_shared INTEGER, objects_tested INTEGER, objects_synchronous INTEGER, occasions INTEGER, p_crowd DOUBLE, p DOUBLE, threshold DOUBLE, tier VARCHAR, explained_by VARCHAR, first_seen TIMESTAMP_MS, last_seen TIMESTAMP_MS, edge INTEGER, a INTEGER, b INTEGER, occasions_tested INTEGER, occasions_counted INTEGER, window_seconds INTEGER, block_seconds INTEGER, evidence VARCHAR, group_size INTEGER, outsider_objects BIGINT, outsider_met BIGINT);
CREATE TABLE trials (edge INTEGER, trial INTEGER, object INTEGER, time_a TIMESTAMP_MS, time_b TIMESTAMP_MS, post_a BIGINT, post_b BIGINT, synchronous BOOLEAN, occasion INTEGER, counted BOOLEAN, sharers INTEGER, strongest VARCHAR);
CREATE TABLE trial_probabilities (edge INTEGER, trial INTEGER, explanation VARCHAR, probability DOUBLE);
CREATE TABLE objects (object INTEGER, trace VARCHAR, content VARCHAR, origin VARCHAR, origin_at TIMESTAMP_MS);
CREATE TABLE communities (community INTEGER, accounts INTEGER, edges INTEGER, density DOUBLE, tier VARCHAR, first_seen TIMESTAMP_MS, last_seen TIMESTAMP_MS, component INTEGER, stability DOUBLE);
CREATE TABLE findings (id VARCHAR, rung INTEGER, tier VARCHAR, statement VARCHAR);
CREATE TABLE finding_accounts (id VARCHAR, account INTEGER);
CREATE TABLE finding_posts (id VARCHAR, post BIGINT);
CREATE TABLE finding_statistics (id VARCHAR, name VARCHAR, value VARCHAR);
CREATE TABLE summary (key VARCHAR, value VARCHAR);
CREATE TABLE rejected (source VARCHAR, "row" BIGINT, line BIGINT, reason VARCHAR);
CREATE TABLE raw_records (post BIGINT, bytes BLOB);
