/**
 * The web shell around every module's controllers: problems, limits, headers, health, the start page and the API
 * description. Start at {@link io.chargehand.app.web.WebSettings}; must not know any one resource.
 */
@NullMarked
package io.chargehand.app.web;

import org.jspecify.annotations.NullMarked;
