/** Loaded into the server that `npm start` runs: when that parent is gone, however it went, the server stops. */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
