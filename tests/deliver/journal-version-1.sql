BEGIN TRANSACTION;
CREATE TABLE cover (copy integer not null references delivery, letter text not null references delivery (digest)
    deferrable initially deferred, claim blob not null, primary key (copy, letter));
INSERT INTO "cover" VALUES(4,'f75584979804a17460f6bbf89b8dddd5372cf5f38ad78de0796e292732fc2e74',X'4C9B17130ABAB6B42644F5A7E9BFC215');
INSERT INTO "cover" VALUES(4,'26f66055c856b78ffd33dcf1f83d087463b7da2841f4693827e96e4916b9b767',X'C20012FC51EB875C776FF99EF7806D15');
CREATE TABLE delivery (
    id integer primary key,
    digest text not null unique check (length(digest) = 64),
    campaign text not null, office text not null, holder text not null, signatory text not null,
    way text not null check (way in ('email', 'drafts', 'fax', 'post')),
    version text not null, address text not null, round integer not null check (round >= 0),
    kind text not null check (kind in ('letter', 'copy')),
    target text not null, printed_office text not null, printed_holder text not null, addressee text not null,
    language text not null, plain text not null, account text not null,
    state text not null check (state in
        ('planned', 'sending', 'handing', 'sent', 'failed', 'unknown', 'cancelled')),
    attempts integer not null, handed integer not null,
    not_before real not null, reply text not null, reference text not null, since real not null,
    unique (campaign, office, holder, signatory, way, version, address, round)
);
INSERT INTO "delivery" VALUES(1,'f75584979804a17460f6bbf89b8dddd5372cf5f38ad78de0796e292732fc2e74','karaganda-2003','office-1','Holder 1','ruth+kim','email','v1','office-1@example.org',0,'letter','target-1','Office 1','Mr Holder 1','["Mr Holder 1", "1 Example Street"]','en','plain v1','','sent',1,1,0.0,'250 queued','q-1',1790000000.0);
INSERT INTO "delivery" VALUES(2,'26f66055c856b78ffd33dcf1f83d087463b7da2841f4693827e96e4916b9b767','karaganda-2003','office-2','Holder 2','ruth','fax','v1','+442079460001',0,'letter','target-2','Office 2','Mr Holder 2','["Mr Holder 2", "1 Example Street"]','en','plain v1','','unknown',1,2,0.0,'no answer','',1790000000.0);
INSERT INTO "delivery" VALUES(3,'be3bc245b61917b83a542e7688673bd6d0399865e02cbbaa9f69531d5dc4991f','karaganda-2003','office-3','Holder 3','ruth','post','v1','',0,'letter','target-3','Office 3','Mr Holder 3','["Mr Holder 3", "1 Example Street"]','en','plain v1','','planned',0,0,0.0,'','',1790000000.0);
INSERT INTO "delivery" VALUES(4,'9496e55560f1f1bcfd6b2f942781cb69e29a36cb6dcf334017934548de22d973','karaganda-2003','organiser-1','Organiser 1','','email','f75584-26f660','org-1@example.org',0,'copy','target-1','Office 1','Mr Holder 1','["Mr Holder 1", "1 Example Street"]','en','','','planned',0,0,0.0,'','',1790000000.0);
CREATE TABLE event (
    id integer primary key autoincrement,
    delivery integer not null references delivery,
    at real not null, state text not null, attempt integer not null, detail text not null,
    sequence integer unique
);
INSERT INTO "event" VALUES(1,1,1790000000.0,'planned',0,'',NULL);
INSERT INTO "event" VALUES(2,2,1790000000.0,'planned',0,'',NULL);
INSERT INTO "event" VALUES(3,3,1790000000.0,'planned',0,'',NULL);
INSERT INTO "event" VALUES(4,4,1790000000.0,'planned',0,'',NULL);
INSERT INTO "event" VALUES(5,1,1790000000.0,'sending',1,'',NULL);
INSERT INTO "event" VALUES(6,1,1790000000.0,'handing',1,'',1);
INSERT INTO "event" VALUES(7,1,1790000000.0,'sent',1,'250 queued',NULL);
INSERT INTO "event" VALUES(8,2,1790000000.0,'sending',1,'',NULL);
INSERT INTO "event" VALUES(9,2,1790000000.0,'handing',1,'',2);
INSERT INTO "event" VALUES(10,2,1790000000.0,'unknown',1,'no answer',NULL);
CREATE TABLE meta (name text primary key, value blob not null) without rowid;
INSERT INTO "meta" VALUES('key',X'6BADAC61B9ADEA315BDC8C1A64703C53D98E8DB48EB587B3FB643BAD25FC7748');
CREATE TABLE signer (delivery integer not null references delivery, claim blob not null, text_claim blob not null,
    signatory text not null, primary key (delivery, claim));
INSERT INTO "signer" VALUES(1,X'727D437B002C8E63687C6C043EDB7B08',X'802868E3051C94C56B2A4A7C9DCF9814','ruth');
INSERT INTO "signer" VALUES(1,X'9F5273248791C003AE262A77EA45A3CE',X'745FC8B3B88277D3EFC27A587918B57B','kim');
INSERT INTO "signer" VALUES(2,X'C40D8ED5DE96D3C0335AEC6B79D6EB5C',X'EAE803D8C19E00F98BB774E99AAC1AEB','ruth');
INSERT INTO "signer" VALUES(3,X'93AFE73207764C62897BC8ED7347D13D',X'B04DBDA56509B4C18BE2FEBADEE0F6C3','ruth');
CREATE TABLE transition ("from" text not null, "to" text not null, way text not null,
    primary key ("from", "to", way)) without rowid;
INSERT INTO "transition" VALUES('cancelled','planned','');
INSERT INTO "transition" VALUES('failed','cancelled','');
INSERT INTO "transition" VALUES('failed','planned','');
INSERT INTO "transition" VALUES('handing','failed','');
INSERT INTO "transition" VALUES('handing','planned','');
INSERT INTO "transition" VALUES('handing','sent','');
INSERT INTO "transition" VALUES('handing','unknown','');
INSERT INTO "transition" VALUES('planned','cancelled','');
INSERT INTO "transition" VALUES('planned','sending','');
INSERT INTO "transition" VALUES('planned','sent','post');
INSERT INTO "transition" VALUES('sending','failed','');
INSERT INTO "transition" VALUES('sending','handing','');
INSERT INTO "transition" VALUES('sending','planned','');
INSERT INTO "transition" VALUES('sent','planned','drafts');
INSERT INTO "transition" VALUES('sent','planned','fax');
INSERT INTO "transition" VALUES('unknown','planned','');
INSERT INTO "transition" VALUES('unknown','sent','');
CREATE INDEX delivery_by_state on delivery (state, kind);
CREATE INDEX delivery_by_office on delivery (office, kind);
CREATE INDEX signer_by_claim on signer (claim);
CREATE INDEX signer_by_text on signer (text_claim);
CREATE INDEX cover_by_claim on cover (claim);
CREATE INDEX cover_by_letter on cover (letter);
CREATE INDEX event_by_delivery on event (delivery);
CREATE INDEX event_of_handing on event (at) where sequence is not null;
CREATE TRIGGER delivery_stays before delete on delivery when true begin select raise(abort, 'no delivery is ever removed'); end;
CREATE TRIGGER delivery_begins before insert on delivery when new.state <> 'planned' or new.attempts <> 0 or new.handed <> 0 begin select raise(abort, 'a delivery begins as planned'); end;
CREATE TRIGGER delivery_once before insert on delivery when exists (select 1 from delivery where digest = new.digest or id = new.id) begin select raise(abort, 'this delivery is there already'); end;
CREATE TRIGGER delivery_once_by_key before insert on delivery when exists (select 1 from delivery where campaign = new.campaign and office = new.office and holder = new.holder and signatory = new.signatory and way = new.way and version = new.version and address = new.address and round = new.round) begin select raise(abort, 'a delivery of this key is there already'); end;
CREATE TRIGGER delivery_fixed before update on delivery when new.id is not old.id or new.digest is not old.digest or new.campaign is not old.campaign or new.way is not old.way or new.version is not old.version or new.round is not old.round or new.kind is not old.kind or new.language is not old.language or new.plain is not old.plain begin select raise(abort, 'a delivery keeps its key'); end;
CREATE TRIGGER delivery_key before update on delivery when (new.signatory is not old.signatory and not (old.state in ('sent', 'failed', 'cancelled') and new.signatory glob '#[0-9a-f]*' and length(new.signatory) = 33)) or (new.office is not old.office and not (old.state in ('sent', 'failed', 'cancelled') and new.office glob '#[0-9a-f]*' and length(new.office) = 33 and old.kind = 'copy')) or (new.holder is not old.holder and not (old.state in ('sent', 'failed', 'cancelled') and new.holder glob '#[0-9a-f]*' and length(new.holder) = 33 and old.kind = 'copy')) or (new.address is not old.address and not (old.state in ('sent', 'failed', 'cancelled') and new.address glob '#[0-9a-f]*' and length(new.address) = 33 and old.kind = 'copy')) begin select raise(abort, 'a delivery keeps its key'); end;
CREATE TRIGGER delivery_told before update on delivery when (new.target is not old.target and not (old.state in ('sent', 'failed', 'cancelled') and new.target = '')) or (new.printed_office is not old.printed_office and not (old.state in ('sent', 'failed', 'cancelled') and new.printed_office = '')) or (new.printed_holder is not old.printed_holder and not (old.state in ('sent', 'failed', 'cancelled') and new.printed_holder = '')) or (new.addressee is not old.addressee and not (old.state in ('sent', 'failed', 'cancelled') and new.addressee = '[]')) begin select raise(abort, 'what was printed is kept until it is scrubbed'); end;
CREATE TRIGGER delivery_sent before update on delivery when old.state = 'sent' and not (exists (select 1 from transition
    where "from" = old.state and "to" = new.state and way in ('', old.way))) and (new.state is not old.state or new.attempts is not old.attempts or new.handed is not old.handed or new.since is not old.since) begin select raise(abort, 'what was sent stays sent'); end;
CREATE TRIGGER delivery_account before update on delivery when new.account is not old.account and old.state <> 'planned' begin select raise(abort, 'by which account it left stays known'); end;
CREATE TRIGGER delivery_leads_on before update on delivery when new.state <> old.state and not (exists (select 1 from transition
    where "from" = old.state and "to" = new.state and way in ('', old.way)) or (new.state = 'unknown' and new.handed > old.handed)) begin select raise(abort, 'no way leads from this state to that'); end;
CREATE TRIGGER delivery_counts before update on delivery when new.attempts < old.attempts or new.handed < old.handed or (new.state <> old.state and new.state = 'handing' and new.handed = old.handed) or (new.handed <> old.handed and new.handed <= (select coalesce(max(sequence), 0) from event)) begin select raise(abort, 'each hand-over has a number of its own'); end;
CREATE TRIGGER letter_once before update of state on delivery when new.state = 'sending' and old.state <> 'sending' and new.kind = 'letter' and (exists (select 1 from signer mine
    join signer theirs on theirs.claim = mine.claim and theirs.delivery <> mine.delivery
    join delivery other on other.id = theirs.delivery
    where mine.delivery = new.id and other.round >= new.round and other.state in ('handing', 'sending', 'sent', 'unknown'))
    or exists (select 1 from signer mine
    join signer theirs on theirs.text_claim = mine.text_claim and theirs.delivery <> mine.delivery
    join delivery other on other.id = theirs.delivery
    where mine.delivery = new.id and other.state in ('handing', 'sending', 'sent', 'unknown'))) begin select raise(abort, 'they have this letter already'); end;
CREATE TRIGGER copy_once before update of state on delivery when new.state = 'sending' and old.state <> 'sending' and new.kind = 'copy' and exists (select 1 from cover mine
    join cover theirs on theirs.claim = mine.claim and theirs.copy <> mine.copy
    join delivery other on other.id = theirs.copy
    where mine.copy = new.id and other.round >= new.round and other.state in ('handing', 'sending', 'sent', 'unknown')) begin select raise(abort, 'they were told of this letter already'); end;
CREATE TRIGGER delivery_planned after insert on delivery begin insert into event (delivery, at, state, attempt, detail) values (new.id, new.since, new.state, new.attempts, new.reply); end;
CREATE TRIGGER delivery_moved after update on delivery when new.state <> old.state or new.handed <> old.handed begin insert into event (delivery, at, state, attempt, detail, sequence) values (new.id, new.since, new.state, new.attempts, new.reply, case when new.handed > old.handed then new.handed end); end;
CREATE TRIGGER event_stays before delete on event when true begin select raise(abort, 'no event is ever removed'); end;
CREATE TRIGGER event_once before insert on event when exists (select 1 from event where id = new.id or sequence = new.sequence) begin select raise(abort, 'this event is there already'); end;
CREATE TRIGGER event_true before insert on event when new.state is not (select state from delivery where id = new.delivery) begin select raise(abort, 'an event tells what happened'); end;
CREATE TRIGGER event_fixed before update on event when new.id is not old.id or new.delivery is not old.delivery or new.at is not old.at or new.state is not old.state or new.attempt is not old.attempt or new.sequence is not old.sequence or new.detail <> '' begin select raise(abort, 'an event is not changed'); end;
CREATE TRIGGER signer_stays before delete on signer when true begin select raise(abort, 'no signer is ever removed'); end;
CREATE TRIGGER signer_once before insert on signer when exists (select 1 from signer where delivery = new.delivery and claim = new.claim) begin select raise(abort, 'this signer is there already'); end;
CREATE TRIGGER signer_fixed before update on signer when new.delivery is not old.delivery or new.claim is not old.claim or new.text_claim is not old.text_claim or new.signatory <> '' begin select raise(abort, 'a signer is not changed'); end;
CREATE TRIGGER cover_stays before delete on cover when true begin select raise(abort, 'no copy forgets what it told of'); end;
CREATE TRIGGER cover_fixed before update on cover when true begin select raise(abort, 'no copy forgets what it told of'); end;
CREATE TRIGGER cover_once before insert on cover when exists (select 1 from cover where copy = new.copy and letter = new.letter) begin select raise(abort, 'this copy tells of it already'); end;
CREATE TRIGGER transition_insert before insert on transition when true begin select raise(abort, 'the rules are not changed'); end;
CREATE TRIGGER transition_update before update on transition when true begin select raise(abort, 'the rules are not changed'); end;
CREATE TRIGGER transition_delete before delete on transition when true begin select raise(abort, 'the rules are not changed'); end;
CREATE TRIGGER meta_insert before insert on meta when true begin select raise(abort, 'the rules are not changed'); end;
CREATE TRIGGER meta_update before update on meta when true begin select raise(abort, 'the rules are not changed'); end;
CREATE TRIGGER meta_delete before delete on meta when true begin select raise(abort, 'the rules are not changed'); end;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('event',10);
pragma application_id = 1349283444;
pragma user_version = 1;
COMMIT;
