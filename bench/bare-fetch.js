// What a start-up is measured against: one fetch, nothing else.
await fetch(process.argv[2]).then((response) => response.text())
