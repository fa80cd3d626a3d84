package org.florscribe.clinical.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.StreamSupport;

/** The one place for audio that the settings chose. */
@ApplicationScoped
public class AudioPlace {

    private final Iterable<AudioObjects> places;

    @Inject
    AudioPlace(Instance<AudioObjects> places) {
        this.places = places;
    }

    AudioPlace(List<AudioObjects> places) {
        this.places = places;
    }

    public AudioObjects objects() {
        return StreamSupport.stream(places.spliterator(), false)
                .filter(AudioObjects::isChosen)
                .findFirst()
                .orElseThrow(() -> new AudioStoreFailed("Nothing here keeps audio in the place that is set", null));
    }
}
