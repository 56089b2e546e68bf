postMessage('active');
