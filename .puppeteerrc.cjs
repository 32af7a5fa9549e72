// Chrome is found at run time (src/build/chrome.ts); an install that downloads one would fail behind a closed network.
module.exports = { skipDownload: true };
