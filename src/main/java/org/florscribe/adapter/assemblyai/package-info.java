/** AssemblyAI: audio is left there, worked on in the background, asked for, and deleted. */
@NullMarked
package org.florscribe.adapter.assemblyai;

import org.jspecify.annotations.NullMarked;
