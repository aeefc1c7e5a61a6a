/** Spring Boot main, command line, settings, web shell; wires the other modules and knows them all. */
@org.jspecify.annotations.NullMarked
package io.chargehand.app;
