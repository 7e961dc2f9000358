/**
 * The real engines on one machine, without containers: Kafka in KRaft mode, PostgreSQL and Keycloak, each a process of
 * its own that listens on 127.0.0.1 only. Used by the local launcher and by the tests of every module.
 */
package app.merit.embedded;
