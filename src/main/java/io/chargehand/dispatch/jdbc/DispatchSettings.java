package io.chargehand.dispatch.jdbc;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.Currency;

/**
 * What of dispatch can be set.
 *
 * @param currency ISO 4217, of reasons that have no amount
 * @param auditEntries how many entries the record of decisions keeps at least
 */
@ConfigurationProperties("chargehand.dispatch")
record DispatchSettings(
        @DefaultValue("USD") Currency currency,
        @DefaultValue("500000") long auditEntries) {}
