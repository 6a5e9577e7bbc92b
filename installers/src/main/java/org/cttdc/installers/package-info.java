/** Makes the installable image: a runtime of the JDK's modules, the suite's jars beside it, a launcher and checksums. */
@NullMarked
package org.cttdc.installers;

import org.jspecify.annotations.NullMarked;
