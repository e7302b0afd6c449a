"""The database itself refuses to alter the trail; search index by trigrams."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SQLITE_UP = (
    """CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
       BEGIN SELECT RAISE(ABORT, 'audit entries are never altered'); END""",
    """CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
       BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END""",
    """CREATE TRIGGER health_index_rows_no_update BEFORE UPDATE ON health_index_rows
       BEGIN SELECT RAISE(ABORT, 'an approved index is never altered'); END""",
    """CREATE TRIGGER health_index_rows_no_delete BEFORE DELETE ON health_index_rows
       BEGIN SELECT RAISE(ABORT, 'an approved index is never deleted'); END""",
    """CREATE TRIGGER letters_frozen BEFORE UPDATE OF context, options, edits, pdf_sha256, copy_sha256, template_digest,
       language, letter_name, dated_on ON letters WHEN OLD.status NOT IN ('draft')
       AND (OLD.context IS NOT NEW.context OR OLD.options IS NOT NEW.options OR OLD.edits IS NOT NEW.edits
         OR OLD.pdf_sha256 IS NOT NEW.pdf_sha256
         OR OLD.copy_sha256 IS NOT NEW.copy_sha256 OR OLD.template_digest IS NOT NEW.template_digest
         OR OLD.language IS NOT NEW.language OR OLD.letter_name IS NOT NEW.letter_name
         OR OLD.dated_on IS NOT NEW.dated_on)
       BEGIN SELECT RAISE(ABORT, 'an issued letter is never altered'); END""",
    "CREATE VIRTUAL TABLE case_search USING fts5(search_text, content='cases', content_rowid='id', tokenize='trigram')",
    """CREATE TRIGGER case_search_insert AFTER INSERT ON cases
       BEGIN INSERT INTO case_search(rowid, search_text) VALUES (NEW.id, NEW.search_text); END""",
    """CREATE TRIGGER case_search_update AFTER UPDATE OF search_text ON cases
       WHEN OLD.search_text IS NOT NEW.search_text
       BEGIN
         INSERT INTO case_search(case_search, rowid, search_text) VALUES ('delete', OLD.id, OLD.search_text);
         INSERT INTO case_search(rowid, search_text) VALUES (NEW.id, NEW.search_text);
       END""",
    """CREATE TRIGGER case_search_delete AFTER DELETE ON cases
       BEGIN
         INSERT INTO case_search(case_search, rowid, search_text) VALUES ('delete', OLD.id, OLD.search_text);
       END""",
)
SQLITE_DOWN = (
    "DROP TRIGGER case_search_delete",
    "DROP TRIGGER case_search_update",
    "DROP TRIGGER case_search_insert",
    "DROP TABLE case_search",
    "DROP TRIGGER letters_frozen",
    "DROP TRIGGER health_index_rows_no_delete",
    "DROP TRIGGER health_index_rows_no_update",
    "DROP TRIGGER audit_entries_no_delete",
    "DROP TRIGGER audit_entries_no_update",
)
POSTGRESQL_UP = (
    """CREATE FUNCTION refuse_alteration() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION '% is never altered', TG_TABLE_NAME; END $$""",
    """CREATE TRIGGER audit_entries_no_change BEFORE UPDATE OR DELETE ON audit_entries
       FOR EACH ROW EXECUTE FUNCTION refuse_alteration()""",
    """CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries
       FOR EACH STATEMENT EXECUTE FUNCTION refuse_alteration()""",
    """CREATE TRIGGER health_index_rows_no_change BEFORE UPDATE OR DELETE ON health_index_rows
       FOR EACH ROW EXECUTE FUNCTION refuse_alteration()""",
    """CREATE TRIGGER letters_frozen BEFORE UPDATE ON letters FOR EACH ROW WHEN (OLD.status <> 'draft'
       AND (OLD.context, OLD.options, OLD.edits, OLD.pdf_sha256, OLD.copy_sha256, OLD.template_digest, OLD.language,
            OLD.letter_name, OLD.dated_on) IS DISTINCT FROM
           (NEW.context, NEW.options, NEW.edits, NEW.pdf_sha256, NEW.copy_sha256, NEW.template_digest, NEW.language,
            NEW.letter_name, NEW.dated_on))
       EXECUTE FUNCTION refuse_alteration()""",
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX ix_cases_search_text ON cases USING gin (search_text gin_trgm_ops)",
)
POSTGRESQL_DOWN = (
    "DROP INDEX ix_cases_search_text",
    "DROP TRIGGER letters_frozen ON letters",
    "DROP TRIGGER health_index_rows_no_change ON health_index_rows",
    "DROP TRIGGER audit_entries_no_truncate ON audit_entries",
    "DROP TRIGGER audit_entries_no_change ON audit_entries",
    "DROP FUNCTION refuse_alteration()",
)


def upgrade() -> None:
    """Make triggers and search index."""
    for statement in SQLITE_UP if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_UP:
        op.execute(statement)


def downgrade() -> None:
    """Drop them again."""
    for statement in SQLITE_DOWN if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_DOWN:
        op.execute(statement)
