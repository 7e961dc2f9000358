/**
 * amoCRM and Kommo: form bodies with PHP brackets, a secret in the URL, no signature. A record of a lead or task is the
 * state as the CRM had it; a field that is missing there is not stated, a price of 0 means "not set". Custom fields that
 * were emptied vanish from the record, so they too are not stated. Short bodies of the digital pipeline are deltas.
 */
@NullMarked
package app.merit.ingest.crm.amocrm;

import org.jspecify.annotations.NullMarked;
