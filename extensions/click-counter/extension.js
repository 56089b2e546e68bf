// extension.js (runs in Web Worker)

// Activate function (called when extension loads)
export function activate(api) {
  console.log('My extension activated!');

  // Register a command
  api.commands.registerCommand('myExtension.doSomething', async () => {
    // Get data from storage
    const count = await api.storage.get('clickCount') || 0;

    // Update count
    await api.storage.set('clickCount', count + 1);

    // Show notification
    api.ui.showNotification(`Button clicked ${count + 1} times!`, 'info');
  });

  // Listen for events
  api.events.on('platform:ready', () => {
    console.log('Platform is ready!');
  });
}

// Deactivate function (called when extension unloads)
export function deactivate() {
  console.log('My extension deactivated!');
}
