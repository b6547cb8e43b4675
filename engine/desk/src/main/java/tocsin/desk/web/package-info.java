/**
 * The operators' console and the advisors' page, as files.
 *
 * <p>In: paths. Out: pages with a strict content security policy. Never add here: data, templates
 * with secrets, anything fetched from elsewhere.
 */
@NullMarked
package tocsin.desk.web;

import org.jspecify.annotations.NullMarked;
