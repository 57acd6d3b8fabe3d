-- What the tenant pays for an answer that was not good enough, and was followed by another one; a part of the row's spend.
alter table usage_attempt add column spend numeric(24,12);
