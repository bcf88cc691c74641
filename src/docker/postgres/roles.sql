-- Run once, when the data folder is made: the owner of the schema, the server's role with rights to rows only, and Keycloak's
-- database. Each password comes from its own secret file; none passes through a command line.
\set ON_ERROR_STOP on
\set owner `cat /run/secrets/pg_owner_password`
\set app `cat /run/secrets/pg_password`
\set keycloak `cat /run/secrets/keycloak_db_password`
CREATE ROLE penglai_owner LOGIN PASSWORD :'owner';
CREATE ROLE penglai_app LOGIN PASSWORD :'app';
CREATE ROLE keycloak LOGIN PASSWORD :'keycloak';
CREATE DATABASE penglai OWNER penglai_owner;
CREATE DATABASE keycloak OWNER keycloak;
REVOKE ALL ON DATABASE penglai FROM PUBLIC;
REVOKE ALL ON DATABASE keycloak FROM PUBLIC;
GRANT CONNECT ON DATABASE penglai TO penglai_app;
