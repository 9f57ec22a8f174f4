import { registerHooks } from 'node:module';

/** Lets a child process run the sources as they are, which name each other with the endings of what is built of them. */
registerHooks({
  resolve(specifier, context, next) {
    const isOwn = /^\.\.?\/.*\.js$/.test(specifier) && !/\/(node_modules|dist)\//.test(context.parentURL ?? '');
    return next(isOwn ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});
