import type { Cut } from "./cuts";
import type { Colour, Optics } from "./optics";
import { AVERAGE, FRAGMENT, VERTEX } from "./shader";

/** A setting in widths of the stone; null: the stone alone. */
export interface Setting {
  innerRadius: number;
  halfBand: number;
  halfThick: number;
  below: number;
  prongs: number;
  prong: number;
}

export interface Scene {
  cut: Cut;
  optics: Optics;
  metal: Colour;
  setting: Setting | null;
  daylight: boolean;
}

/** How the piece is held: turned about its axis, tipped towards the viewer, and how near. */
export interface Pose {
  yaw: number;
  pitch: number;
  near: number;
}

const LENS = 4;
const SAMPLES = 24;
const SHARPEST_PX = 1000;
/** The eye sees sparks one by one and two at a time; a screen shows them side by side, so they are given somewhat more colour. */
const FIRE = 1.6;
const COARSEST = 0.25;
const SLOW_MS = 26;
const QUICK_MS = 14;
/** A picture that takes so long is no motion any more. */
const STALLED_MS = 120;
/** A machine that has not drawn all samples by then shows those it has. */
const RESTS_MS = 2000;

/** Draws the scene on a canvas: plainly while it moves, averaged over many samples when it rests. */
export class Stage {
  private readonly gl: WebGL2RenderingContext;
  private readonly trace: Program;
  private readonly average: Program;
  private readonly canAverage: boolean;
  private one: Target | null = null;
  private sum: Target | null = null;
  private samples = 0;
  private rested = 0;
  private coarse = 1;
  private slow = 0;

  /** Raises where there is no WebGL2: the caller shows the picture instead. */
  private readonly canvas: HTMLCanvasElement;
  private scene: Scene;

  constructor(canvas: HTMLCanvasElement, scene: Scene) {
    this.canvas = canvas;
    this.scene = scene;
    const gl = canvas.getContext("webgl2", { alpha: true, antialias: false, depth: false, premultipliedAlpha: true, powerPreference: "high-performance" });
    if (!gl) throw new Error("no WebGL2");
    this.gl = gl;
    this.trace = new Program(gl, FRAGMENT);
    this.average = new Program(gl, AVERAGE);
    this.canAverage = gl.getExtension("EXT_color_buffer_float") !== null || gl.getExtension("EXT_color_buffer_half_float") !== null;
  }

  show(scene: Scene): void {
    this.scene = scene;
    this.samples = 0;
  }

  /** One picture of a piece in motion; `ms` since the last one says whether the machine keeps up. */
  move(pose: Pose, ms: number): void {
    this.keepUp(ms);
    this.fit(this.coarse);
    this.samples = 0;
    this.gl.bindFramebuffer(this.gl.FRAMEBUFFER, null);
    this.draw(pose, 0, 0, 0);
  }

  /** One more sample of a piece at rest, `ms` after the picture before; false when there are enough. */
  rest(pose: Pose, ms: number): boolean {
    this.keepUp(ms);
    this.rested = this.samples === 0 ? 0 : this.rested + ms;
    if (this.samples >= SAMPLES || this.rested > RESTS_MS) return false;
    const { gl } = this;
    if (this.samples === 0) {
      this.fit(Math.min(1, this.coarse * 2));
      if (!this.canAverage) {
        gl.bindFramebuffer(gl.FRAMEBUFFER, null);
        this.draw(pose, 0, 0, 0);
        this.samples = SAMPLES;
        return false;
      }
      this.one = this.target(this.one, gl.RGBA8, gl.UNSIGNED_BYTE);
      this.sum = this.target(this.sum, gl.RGBA16F, gl.HALF_FLOAT);
      gl.bindFramebuffer(gl.FRAMEBUFFER, this.sum.frame);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
    }
    const n = this.samples;
    const [jx, jy, colour] = [halton(n + 1, 2) - 0.5, halton(n + 1, 3) - 0.5, halton(n + 1, 5) * 2 - 1];
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.one?.frame ?? null);
    this.draw(pose, jx, jy, colour);
    this.samples += 1;
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE);
    this.copy(this.one, this.sum, 1);
    gl.disable(gl.BLEND);
    this.copy(this.sum, null, 1 / this.samples);
    return this.samples < SAMPLES;
  }

  close(): void {
    this.gl.getExtension("WEBGL_lose_context")?.loseContext();
  }

  /** Where pictures come too slowly, the next are coarser. */
  private keepUp(ms: number): void {
    const stalled = ms > STALLED_MS;
    this.slow = stalled ? this.slow + 3 : ms > SLOW_MS ? this.slow + 1 : ms < QUICK_MS ? Math.max(0, this.slow - 1) : this.slow;
    if (this.slow > 4 && this.coarse > COARSEST) {
      this.coarse = Math.max(COARSEST, this.coarse * (stalled ? Math.sqrt(STALLED_MS / ms) / 2 : 0.75));
      this.slow = 0;
    }
  }

  private fit(coarse: number): void {
    const { clientWidth, clientHeight } = this.canvas;
    const density = Math.min(devicePixelRatio, 2);
    const scale = density * coarse * Math.min(1, SHARPEST_PX / Math.max(1, Math.min(clientWidth, clientHeight) * density));
    const [width, height] = [Math.max(1, Math.round(clientWidth * scale)), Math.max(1, Math.round(clientHeight * scale))];
    if (this.canvas.width === width && this.canvas.height === height) return;
    this.canvas.width = width;
    this.canvas.height = height;
  }

  private draw(pose: Pose, jx: number, jy: number, colour: number): void {
    const { gl, trace, scene } = this;
    const { cut, optics, setting } = scene;
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.useProgram(trace.program);
    gl.uniform4fv(trace.at("planes"), cut.planes.flat());
    gl.uniform1i(trace.at("count"), cut.planes.length);
    gl.uniform2f(trace.at("size"), this.canvas.width, this.canvas.height);
    gl.uniform2f(trace.at("jitter"), jx, jy);
    gl.uniformMatrix3fv(trace.at("turn"), false, turned(pose));
    const middle = setting ? -(setting.innerRadius * 0.82 + setting.below) : (cut.top + cut.bottom) / 2;
    const wide = setting ? setting.innerRadius * 1.36 + setting.below : 0.86 * Math.max(1, cut.ratio);
    gl.uniform1f(trace.at("lift"), middle);
    gl.uniform1f(trace.at("reach"), (LENS * wide) / pose.near);
    gl.uniform1f(trace.at("lens"), LENS);
    gl.uniform1f(trace.at("index"), optics.index);
    gl.uniform1f(trace.at("dispersion"), optics.dispersion * FIRE);
    gl.uniform1f(trace.at("colourJitter"), colour);
    gl.uniform3f(trace.at("absorbs"), ...optics.absorbs);
    gl.uniform3f(trace.at("metal"), ...scene.metal);
    gl.uniform1f(trace.at("daylight"), scene.daylight ? 1 : 0);
    const { innerRadius = 0, halfBand = 0, halfThick = 0, below = 0, prongs = 6, prong = 0.06 } = setting ?? {};
    gl.uniform4f(trace.at("ring"), innerRadius, halfBand, halfThick, below);
    gl.uniform1f(trace.at("bounds"), innerRadius + halfThick + below + 0.42 * Math.max(1, cut.ratio));
    gl.uniform4f(trace.at("setting"), prongs, prong, 0.5 * cut.ratio, 0.5);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  private copy(from: Target | null, to: Target | null, share: number): void {
    const { gl, average } = this;
    gl.bindFramebuffer(gl.FRAMEBUFFER, to?.frame ?? null);
    gl.viewport(0, 0, this.canvas.width, this.canvas.height);
    gl.useProgram(average.program);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, from?.texture ?? null);
    gl.uniform1i(average.at("picture"), 0);
    gl.uniform1f(average.at("share"), share);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  private target(old: Target | null, format: number, type: number): Target {
    const { gl } = this;
    const { width, height } = this.canvas;
    if (old?.width === width && old.height === height) return old;
    if (old) {
      gl.deleteTexture(old.texture);
      gl.deleteFramebuffer(old.frame);
    }
    const [texture, frame] = [gl.createTexture(), gl.createFramebuffer()];
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, format, width, height, 0, gl.RGBA, type, null);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    return { texture, frame, width, height };
  }
}

interface Target {
  texture: WebGLTexture;
  frame: WebGLFramebuffer;
  width: number;
  height: number;
}

class Program {
  readonly program: WebGLProgram;
  private readonly places = new Map<string, WebGLUniformLocation | null>();

  private readonly gl: WebGL2RenderingContext;

  constructor(gl: WebGL2RenderingContext, fragment: string) {
    this.gl = gl;
    this.program = gl.createProgram();
    for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, fragment]] as const) {
      const shader = gl.createShader(kind);
      if (!shader) throw new Error("no shader");
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(this.program, shader);
    }
    gl.linkProgram(this.program);
    if (!gl.getProgramParameter(this.program, gl.LINK_STATUS)) {
      const said = (gl.getAttachedShaders(this.program) ?? []).map((shader) => gl.getShaderInfoLog(shader)).join("\n");
      throw new Error(`shader: ${said || gl.getProgramInfoLog(this.program)}`);
    }
  }

  at(name: string): WebGLUniformLocation | null {
    if (!this.places.has(name)) this.places.set(name, this.gl.getUniformLocation(this.program, name));
    return this.places.get(name) ?? null;
  }
}

/** From the piece's axes to the viewer's, column by column: about its own axis first, then tipped. */
function turned({ yaw, pitch }: Pose): number[] {
  const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  return [cy, sy * sp, -sy * cp, -sy, cy * sp, -cy * cp, 0, cp, sp];
}

/** Evenly spread numbers between 0 and 1 (Halton's sequence). */
function halton(n: number, base: number): number {
  let [value, share] = [0, 1];
  for (let rest = n; rest > 0; rest = Math.floor(rest / base)) {
    share /= base;
    value += share * (rest % base);
  }
  return value;
}
