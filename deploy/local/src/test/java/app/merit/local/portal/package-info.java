/** The tests that are not Java, run from here so that one command covers every module. */
package app.merit.local.portal;
