/** The whole product on the real engines, seen from outside: webhooks in, figures and money out, through the gateway. */
package app.merit.e2e;
