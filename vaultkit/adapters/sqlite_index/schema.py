"""The tables of the index. Another version is thrown away, never migrated.

Some indexes hold all that a question asks for, so that long lists need no table.
"""

from __future__ import annotations

SCHEMA = """
create table meta(key text primary key, value) without rowid;
create table folder(path text primary key, listing blob) without rowid;
create table note(id integer primary key, path text unique, digest blob);
create table entity(note integer primary key, kind text, base text, id text, name text);
create index entity_id on entity(id);
create index entity_base on entity(base);
create table name(key text, rank integer, note integer,
  primary key(key, rank, note)) without rowid;
create index name_note on name(note);
create table facts(note integer, key text, data blob, places blob);
create unique index facts_note on facts(note, key);
create index facts_key on facts(key, note) where key <> '';
create table ask(key text, note integer, primary key(key, note)) without rowid;
create index ask_note on ask(note);
create table followup(entity integer, uid text, kind text, due text, until text,
  yearly integer, show_from text, show_until text, yields text, direction text,
  old integer, apart integer, every integer, ref_note integer, ref_key text,
  ref_nth integer, data blob);
create index followup_due on followup(yearly, due, old, show_from, show_until, yields,
  entity, uid, kind, until, direction, apart, every) where old = 0 and due is not null;
create index followup_uid on followup(uid) where yearly = 0;
create index followup_undated on followup(entity) where old = 0 and due is null;
create index followup_old on followup(uid, old, show_from, show_until) where old = 1;
create index followup_entity on followup(entity, kind, old, due, show_from, show_until);
create index followup_from on followup(show_from) where show_from > '';
create index followup_until on followup(show_until) where show_until is not null;
create table tally(entity integer, plugin text, name text, n integer,
  primary key(entity, plugin, name)) without rowid;
create index tally_name on tally(plugin, name, n);
create table derived(entity integer primary key, data blob);
create table diagnostic(note integer, stage text, data blob,
  primary key(note, stage)) without rowid;
create table touched(day text primary key, revision integer) without rowid;
create table made(output text primary key, data blob) without rowid;
create table page(output text, day text, data blob, primary key(output, day));
create table memory(key text primary key, since text, until text, bytes blob)
  without rowid;
"""
