// Runs before the first paint, so that a dark page never flashes white. An own file: no inline script is allowed.
(function () {
  var kept = null;
  try {
    kept = localStorage.getItem('llavero-colour-scheme');
  } catch {
    // A browser that keeps nothing follows the system.
  }
  var dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
