/**
 * The local page: a server on the loopback interface, and what it answers.
 *
 * <p>{@link io.github.weightseed.explorer.web.ExplorerServer} is all that other code needs. The
 * page itself (one HTML file, one stylesheet, a few scripts) lies beside these classes as
 * resources.
 */
@NullMarked
package io.github.weightseed.explorer.web;

import org.jspecify.annotations.NullMarked;
