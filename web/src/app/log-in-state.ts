/** Whether somebody is logged in: what the served page said, then what happened since. No request is made to find out. */
let there = document.querySelector<HTMLMetaElement>('meta[name="llavero-log-in"]')?.content === 'yes';

export const logIn = {
  isThere: (): boolean => there,
  begun: (): void => {
    there = true;
  },
  ended: (): void => {
    there = false;
  },
};
