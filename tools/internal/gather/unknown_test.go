package gather

import "testing"

func TestFolded(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		same bool
	}{
		{"Tom B. Reed", "Tom Reed", true},
		{"Elm Conferences", "Elm Conference", true},
		{"Elm-Harbor Talks", "Elm Harbor talks", true},
		{"Elm U-2", "Elm", false},
		{"U.S.", "A–Z", false},
		{"Tom Reed", "Tim Reed", false},
	} {
		if got := folded(tt.a) == folded(tt.b); got != tt.same {
			t.Errorf("%q and %q are one name: %v, want %v", tt.a, tt.b, got, tt.same)
		}
	}
}
