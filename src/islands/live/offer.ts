/** A button beside the pointer that does what it says; it closes like any menu. */
export function showOffer(x: number, y: number, words: string, accept: () => void): void {
  document.querySelector('.offer')?.remove();
  const offer = document.createElement('div');
  offer.className = 'offer';
  offer.popover = 'auto';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words;
  button.addEventListener('click', () => {
    offer.hidePopover();
    accept();
  });
  offer.append(button);
  offer.addEventListener('toggle', ({ newState }) => {
    if (newState === 'closed') offer.remove();
  });
  document.body.append(offer);
  offer.showPopover();
  const room = document.documentElement.clientWidth - offer.offsetWidth - 8;
  offer.style.left = `${Math.max(8, Math.min(x + 8, room))}px`;
  offer.style.top = `${y + 8}px`;
}
