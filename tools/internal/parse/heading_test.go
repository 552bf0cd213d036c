package parse

import "testing"

func TestHeadingShaped(t *testing.T) {
	for line, want := range map[string]bool{
		"Night work": true, "What they ate:": true, "How Pilots Are Paid: A Guide": true, "Knots[edit]": true, "Luke 2:14": true,
		"They worked.": false, "to this day": false, "Here is what the pilots ate:": false, "The crew in 1901 was made up of:[3]": false,
		"They slept. They ate:": false, "2 May 2018 10:55 am": false, "Night work,": false, "Tides [@marsh-1901]": false,
	} {
		if got := isHeadingShaped(line); got != want {
			t.Errorf("isHeadingShaped(%q) = %v, want %v", line, got, want)
		}
	}
}

func TestAsks(t *testing.T) {
	for line, want := range map[string]bool{
		"What is rope?": true, "What’s the price?": true, "Is it dear?": true, "But who would pay?": false, "And now?": false,
		"What now? Who pays?": false, "What did he mean by “never”?": false, "Whatever for?": false,
		"Is it not clear to all who have ever rowed out at night that somebody must pay the crew?": false,
	} {
		if got := asks(line); got != want {
			t.Errorf("asks(%q) = %v, want %v", line, got, want)
		}
	}
}

func TestIsByline(t *testing.T) {
	for line, want := range map[string]bool{
		"By Ada Marsh": true, "Words by Tom Reed and Ada Marsh": true, "By Ada Marsh, Updated March 3, 2021": true, "By Ada Marsh | 5 min read": true,
		"By Ada Marsh on 3 May 1901": true, "By the sea, 1901": false, "By Elm Point, the 9 boats came in.": false, "By night": false,
	} {
		if got := isByline(line); got != want {
			t.Errorf("isByline(%q) = %v, want %v", line, got, want)
		}
	}
}

// TestDateLabel holds that a date before a colon is no label, and that a label may hold a number.
func TestDateLabel(t *testing.T) {
	for label, want := range map[string]bool{"May 1955": true, "Winter 1906-1907": true, "Track 2": false, "Link to Track 1": false, "Crew": false} {
		if got := isDateLabel(label); got != want {
			t.Errorf("isDateLabel(%q) = %v, want %v", label, got, want)
		}
	}
}
