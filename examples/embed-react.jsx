// 在 React 里用搜索框; 页面另放一个标签 (the page holds this tag, too):
// <script src="https://您的服务地址/embed/v1.js" defer data-mount="off"></script>
import { useEffect, useRef } from 'react';

/** `options`: XiangxunOptions of /embed/v1.d.ts; keep the object, a new one makes a new box. */
export function XiangxunSearch({ options, onSelect }) {
  const place = useRef(null);
  useEffect(() => {
    const box = window.XiangxunBox.mount(place.current, options);
    if (onSelect) box.element.addEventListener('embed:select', onSelect);
    return () => box.destroy();
  }, [options, onSelect]);
  return <div ref={place} />;
}
