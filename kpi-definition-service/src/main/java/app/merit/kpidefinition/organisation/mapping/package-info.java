/** Maps many CRM users to employees at once. */
@org.jspecify.annotations.NullMarked
package app.merit.kpidefinition.organisation.mapping;
