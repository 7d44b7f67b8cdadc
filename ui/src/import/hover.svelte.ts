// Whether files are held over the window.
class Hover {
  over = $state(false);
}
export const hover = new Hover();
