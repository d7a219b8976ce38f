-- A file of schema 1 as sahelreader 0.1.0 wrote it. Never changed: every later program has to read it.
BEGIN TRANSACTION;
CREATE TABLE event (
        id             TEXT NOT NULL PRIMARY KEY,
        dossier        TEXT NOT NULL,
        fact           TEXT NOT NULL,
        card           TEXT NOT NULL,
        at_ms          INTEGER NOT NULL,
        offset_minutes INTEGER NOT NULL,
        study_day      INTEGER NOT NULL,
        answered       TEXT NOT NULL,
        style          TEXT NOT NULL,
        verdict        TEXT NOT NULL,
        rating         INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
        duration_ms    INTEGER NOT NULL,
        mode           TEXT NOT NULL,
        confidence     INTEGER,
        kind           TEXT NOT NULL,
        undoes         TEXT REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
        sha256         TEXT NOT NULL,
        CHECK ((kind = 'undo') = (undoes IS NOT NULL))
    ) WITHOUT ROWID;
INSERT INTO "event" VALUES('019d48ea-2e00-7e95-ad3c-fcf9a44d691a','sahel','moura-place','place',1775044800000,0,20544,'','choice','correct',3,1200,'scheduled',NULL,'review',NULL,'ef2572a971106df361faed9af7ccf92d2a0513be7622443dbf7bae3e7f87e26c');
INSERT INTO "event" VALUES('019d48f7-5d00-76ae-a1b8-a9126465977a','sahel','keita-death','place',1775045664000,0,20544,'Moura “à côté”','choice','wrong',1,1200,'scheduled',1,'review',NULL,'8d886b445f99a45aadc8aaf10d10f7ecc7993d6fe2f7972036dc33b89d5611be');
INSERT INTO "event" VALUES('019d4904-8c00-790e-ac27-53cf10170711','sahel','moura-place','place',1775046528000,0,20544,'','recall','self',3,1200,'scheduled',NULL,'review',NULL,'3bdf624b071d2676334b42468c15206d6872e7838eb887208fa217a01d87fa49');
INSERT INTO "event" VALUES('019d585d-4200-7ef4-9205-36abce66a58c','sahel','moura-place','place',1775304000000,120,20547,'Moura “à côté”','recall','self',4,1200,'scheduled',3,'review',NULL,'ab279c31f29013ad9fa52b3b56cfe9d18f76eecf88ccfe27cb5465dc53c98d89');
INSERT INTO "event" VALUES('019d5d83-9e00-746b-bfea-6a87144aeacc','sahel','moura-place','place',1775390400000,120,20548,'','recall','self',2,1200,'practice',NULL,'review',NULL,'50a6fc220270e22d808043fab0e25d65887ee7c3315b5ae203b0d29c47c3b879');
INSERT INTO "event" VALUES('019d8190-2200-7911-b2fd-58b2e1c3100f','sahel','moura-place','place',1775995200000,120,20555,'Moura “à côté”','recall','almost',2,1200,'scheduled',NULL,'review',NULL,'a85dcf9335acd4c60f1b0a720dbad21abe602c111175a6d1c5d48cfa92a93251');
INSERT INTO "event" VALUES('019d8190-2201-7123-9038-57f434856389','sahel','moura-place','place',1775995286400,0,20555,'Moura “à côté”','recall','almost',2,0,'scheduled',NULL,'undo','019d8190-2200-7911-b2fd-58b2e1c3100f','94e708c2443d8f85aefdf0b619b2ec70f72e198caa9161e30e9fe5b829b86739');
CREATE TABLE migration (
        version INTEGER PRIMARY KEY,
        program TEXT NOT NULL,
        at_ms   INTEGER NOT NULL
    );
INSERT INTO "migration" VALUES(1,'0.1.0',1775044800000);
CREATE TABLE place (
        dossier   TEXT NOT NULL,
        article   TEXT NOT NULL,
        paragraph INTEGER NOT NULL,
        character INTEGER NOT NULL,
        furthest  INTEGER NOT NULL,
        at_ms     INTEGER NOT NULL,
        PRIMARY KEY (dossier, article)
    ) WITHOUT ROWID;
INSERT INTO "place" VALUES('sahel','france24',30,12,40,1000);
CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "setting" VALUES('theme','paper');
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
    BEGIN SELECT RAISE(IGNORE); END;
PRAGMA application_id = 1397247058;
PRAGMA user_version = 1;
COMMIT;
