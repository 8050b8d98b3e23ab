package checks

// remarkSign is how a remark for colleagues looks, whatever it is about. The alternatives, in their order: a bracket that is a whole
// remark, with somebody's name and a question, or an order to him · a bracket that says it is a draft, or begins with a name and a
// dash · a line between exclamation marks · a note with the name of whom it is for · somebody who still has to do something before
// the offer goes out.
var remarkSign = lazily(
	`\[@?\p{Lu}[\p{Ll}-]+(?:,| ?[–—:-]) ?[^\[\]()]{4,160}\?[^\[\]()]{0,120}\]` +
		`|[\[(]@?\p{Lu}[\p{Ll}-]+, (?i:bitte|please|kannst|can you|could you|do we|haben wir|stimmt)\b[^\[\]()]{2,200}[\])]` +
		`|\[(?i:draft|entwurf|wip|intern|internal|offen|open|note|notiz|anm\.?|todo)(?: ?[–—:-] ?|\b ?: ?)[^\[\]]{3,200}\]` +
		`|\[[^\[\]]{0,80}\p{Lu}[\p{Ll}-]+ (?:to|muss|soll|sollte|bitte|must|should|needs to) (?:still |noch |bitte )?(?:check|confirm|add|update|review|supply|provide|complete|verify|send|prüfen|klären|ergänzen|bestätigen|liefern|nachsehen)[^\[\]]{0,160}\]` +
		`|^!{2,}[^!\n]{4,200}!{2,}|^(?:>{1,3} ?)?!{2,} ?\p{Lu}[^\n]{4,200}$` +
		`|(?:^|[\n>] ?)(?i:note|notiz|hinweis|info|frage|question|bemerkung|anmerkung|kommentar|comment|reminder|memo)(?i: to| an| für| for) (?:self|mich|uns|\p{Lu}\p{Ll}+)(?: \p{Lu}\p{Ll}+)?:[^\n]{3,200}` +
		`|(?i:\b(?:before we submit|before (?:submission|sending)|vor (?:der )?abgabe|vor dem einreichen|bevor wir (?:abgeben|einreichen)))[?!\])]` +
		`|\b(?:legal|finance|hr|sales|marketing|compliance|vertrieb|rechtsabteilung|einkauf|personalabteilung) (?:hasn't|has not|haven't|have not|hat (?:das |dies |hier )?noch nicht) (?:signed off|approved|cleared|confirmed|freigegeben|zugestimmt|geprüft|bestätigt)`)
