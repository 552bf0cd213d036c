package main

import (
	"testing"

	"github.com/second-track/second-track/tools/internal/text"
)

// TestChangedIn reads a diff: what was written is changed, what was deleted is not, and no added line is taken for a head.
func TestChangedIn(t *testing.T) {
	changed := changedIn(`diff --git a/seeds/a.txt b/seeds/a.txt
--- a/seeds/a.txt
+++ b/seeds/a.txt
@@ -3 +3,2 @@ words
-old
++++ b/seeds/other.txt
+@@ -1 +100 @@
@@ -9,2 +10,0 @@
-gone
-gone
diff --git a/seeds/ä b.txt b/seeds/ä b.txt
--- /dev/null
+++ b/seeds/ä b.txt	
@@ -0,0 +1 @@
+new
diff --git a/seeds/c.txt b/seeds/c.txt
--- a/seeds/c.txt
+++ /dev/null
@@ -1 +0,0 @@
-gone
`)
	for _, tt := range []struct {
		file string
		line int
		want bool
	}{
		{"seeds/a.txt", 2, false}, {"seeds/a.txt", 3, true}, {"seeds/a.txt", 4, true}, {"seeds/a.txt", 5, false},
		{"seeds/a.txt", 10, false}, {"seeds/a.txt", 100, false}, {"seeds/other.txt", 3, false},
		{"seeds/ä b.txt", 1, true}, {"seeds/ä b.txt", 2, false}, {"seeds/c.txt", 1, false}, {"seeds/c.txt", 0, false},
	} {
		if got := changed.has(text.Pos{File: tt.file, Line: tt.line}); got != tt.want {
			t.Errorf("%s:%d changed: %v, want %v", tt.file, tt.line, got, tt.want)
		}
	}
}
