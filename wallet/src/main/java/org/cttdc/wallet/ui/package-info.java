/** The wallet's place in the suite: views bind, view models know no control, services stay behind the bridge. */
package org.cttdc.wallet.ui;
