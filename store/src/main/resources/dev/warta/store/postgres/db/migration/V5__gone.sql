-- An article whose page is gone stays as it was last read: its current revision is the newest that has a text, and the
-- revision that says that it is gone lies behind it, with the time in its document.

alter table article add column gone_since timestamptz;

comment on column article.gone_since is 'When its page was found to be gone (404, 410); null while it is there';
comment on column article.current_revision is 'The newest revision that has a text; 0 if none is stored';
