/** What a person can type: one class per sub-command. */
@NullMarked
package app.merit.local.command;

import org.jspecify.annotations.NullMarked;
