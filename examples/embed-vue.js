// 在 Vue 里用搜索框; 页面另放一个标签 (the page holds this tag, too):
// <script src="https://您的服务地址/embed/v1.js" defer data-mount="off"></script>
import { defineComponent, h, onBeforeUnmount, onMounted, ref } from 'vue';

/** `options`: XiangxunOptions of /embed/v1.d.ts. */
export const XiangxunSearch = defineComponent({
  props: { options: { type: Object, default: () => ({}) } },
  emits: ['select'],
  setup(props, { emit }) {
    const place = ref(null);
    let box;
    onMounted(() => {
      box = window.XiangxunBox.mount(place.value, props.options);
      box.element.addEventListener('embed:select', (event) => emit('select', event));
    });
    onBeforeUnmount(() => box.destroy());
    return () => h('div', { ref: place });
  },
});
