#!/bin/bash
# Runs once, on an empty data folder: the role that owns the tables and the one that the application runs under.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" \
    --set owner="$QUARKUS_FLYWAY_USERNAME" --set owner_password="$QUARKUS_FLYWAY_PASSWORD" \
    --set app="$QUARKUS_DATASOURCE_USERNAME" --set app_password="$QUARKUS_DATASOURCE_PASSWORD" <<'SQL'
create role :"owner" login password :'owner_password';
create role :"app" login password :'app_password';
create database fy owner :"owner";
SQL
