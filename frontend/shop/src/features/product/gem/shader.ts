/** A triangle over everything; all is in the fragment shader. */
export const VERTEX = `#version 300 es
void main() {
  vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

/**
 * Light followed through a convex stone, plane by plane: refraction at the entry, reflection inside with Fresnel's shares, and at every
 * exit three refractions, one per colour, which is the fire. The setting is a distance field. Lamps stand still before the viewer,
 * the piece is turned between them. Alpha is coverage: the page is the ground.
 */
export const FRAGMENT = `#version 300 es
precision highp float;
uniform vec4 planes[112];
uniform int count;
uniform vec2 size;
uniform vec2 jitter;
uniform mat3 turn;
uniform float reach;
uniform float lens;
uniform float lift;
uniform float index;
uniform float dispersion;
uniform float colourJitter;
uniform vec3 absorbs;
uniform vec3 metal;
uniform vec4 ring;
uniform float bounds;
uniform vec4 setting;
uniform float daylight;
out vec4 shown;

const float FAR = 1e9;

float box(vec2 at, vec2 half_size, float soft) {
  vec2 d = abs(at) - half_size;
  return 1.0 - smoothstep(-soft, soft, max(d.x, d.y));
}

float lamp(vec3 dir, vec3 to, float small, float soft) {
  return smoothstep(1.0 - small - soft, 1.0 - small, dot(dir, normalize(to)));
}

// The studio, seen from the piece. z is towards the viewer, y up. soft: how blurred a surface reflects it.
vec3 studio(vec3 d, float soft) {
  float high = d.y * 0.5 + 0.5;
  vec3 light = mix(vec3(0.05, 0.045, 0.04), vec3(0.27, 0.28, 0.3), smoothstep(0.1, 0.95, high));
  // two long boxes at the sides, one above, one low in front, two small ones by the camera
  vec2 onSide = vec2(d.y, d.z) / max(abs(d.x), 0.2);
  light += vec3(1.62, 1.65, 1.75) * box(onSide - vec2(0.3, 0.42), vec2(0.55, 0.24), 0.05 + soft) * step(0.0, d.x);
  light += vec3(1.4, 1.34, 1.26) * box(onSide - vec2(0.1, 0.12), vec2(0.8, 0.17), 0.05 + soft) * step(d.x, 0.0);
  vec2 above = d.xz / max(d.y, 0.2);
  light += vec3(2.2, 2.22, 2.26) * box(above - vec2(0.0, 0.1), vec2(0.75, 0.2), 0.06 + soft) * step(0.0, d.y);
  light += vec3(1.2) * box(above - vec2(0.0, 0.95), vec2(0.4, 0.16), 0.05 + soft) * step(0.0, d.y);
  vec2 front = d.xy / max(d.z, 0.2);
  light += vec3(0.8) * box(front - vec2(0.0, -0.78), vec2(0.8, 0.1), 0.05 + soft) * step(0.0, d.z);
  light += vec3(1.5) * box(abs(front) - vec2(0.66, 0.42), vec2(0.1, 0.26), 0.04 + soft) * step(0.0, d.z);
  // dark flags between the boxes
  float round_about = atan(d.x, d.z);
  light *= 0.5 + 0.5 * smoothstep(-0.3 - soft, 0.3 + soft, sin(round_about * 5.0 + d.y * 3.0));
  // metal, which blurs, is lit from the front as well
  light += vec3(0.72, 0.7, 0.68) * smoothstep(0.1, 0.3, soft) * smoothstep(-0.6, 0.9, d.z + 0.4 * d.y);
  // who looks at it stands in the light: the dark that makes the arrows
  light *= 1.0 - 0.9 * lamp(d, vec3(0.0, 0.04, 1.0), 0.014, 0.03) * (1.0 - smoothstep(0.02, 0.2, soft));
  float small = 0.0011 + soft * 0.05;
  float lamps = lamp(d, vec3(0.5, 0.72, 0.75), small, 0.0012) + lamp(d, vec3(-0.62, 0.55, 0.7), small, 0.0012)
    + lamp(d, vec3(0.12, 0.95, 0.42), small, 0.0012) + lamp(d, vec3(-0.28, 0.38, 1.0), small, 0.0012)
    + lamp(d, vec3(0.36, 0.3, 1.0), small, 0.0012) + lamp(d, vec3(0.85, 0.2, 0.5), small, 0.0012)
    + lamp(d, vec3(-0.9, 0.12, 0.35), small, 0.0012) + lamp(d, vec3(-0.1, -0.35, 1.0), small, 0.0012)
    + lamp(d, vec3(0.62, -0.3, 0.9), small, 0.0012) + lamp(d, vec3(-0.5, -0.22, 0.85), small, 0.0012)
    + lamp(d, vec3(0.02, 0.62, 0.8), small, 0.0012) + lamp(d, vec3(-0.85, 0.8, 0.1), small, 0.0012)
    + lamp(d, vec3(0.9, 0.75, -0.1), small, 0.0012);
  return light + vec3(16.0) * lamps / (1.0 + soft * 60.0);
}

// Under an open sky by day: one wide, cool light and a small sun.
vec3 sky(vec3 d, float soft) {
  vec3 light = mix(vec3(0.16, 0.15, 0.13), vec3(0.85, 1.02, 1.3), smoothstep(-0.25, 0.75, d.y + 0.3 * d.z));
  light *= 1.0 - 0.8 * lamp(d, vec3(0.0, 0.0, 1.0), 0.012, 0.05 + soft * 0.2);
  float trees = sin(atan(d.x, d.z) * 9.0) * sin(atan(d.x, d.z) * 4.0 + 1.0);
  light *= 1.0 - 0.55 * smoothstep(0.1, 0.5, trees) * (1.0 - smoothstep(0.1, 0.45, d.y));
  return light + vec3(34.0, 31.0, 26.0) * lamp(d, vec3(0.45, 0.75, 0.6), 0.0012 + soft * 0.05, 0.002) / (1.0 + soft * 40.0);
}

vec3 around(vec3 dir, float soft) {
  vec3 d = turn * dir;
  return daylight > 0.5 ? sky(d, soft) : studio(d, soft);
}

float enters(vec3 from, vec3 dir, out vec3 normal) {
  float near = -FAR, far = FAR;
  for (int i = 0; i < count; i++) {
    vec4 p = planes[i];
    float along = dot(p.xyz, dir), over = dot(p.xyz, from) - p.w;
    if (abs(along) < 1e-7) { if (over > 0.0) return FAR; continue; }
    float t = -over / along;
    if (along < 0.0) { if (t > near) { near = t; normal = p.xyz; } }
    else far = min(far, t);
    if (near > far) return FAR;
  }
  return near > 0.0 ? near : FAR;
}

float leaves(vec3 from, vec3 dir, out vec3 normal) {
  float far = FAR;
  for (int i = 0; i < count; i++) {
    vec4 p = planes[i];
    float along = dot(p.xyz, dir);
    if (along < 1e-6) continue;
    float t = (p.w - dot(p.xyz, from)) / along;
    if (t < far) { far = t; normal = p.xyz; }
  }
  return max(far, 0.0);
}

// The share of light that a surface throws back; n is the ratio of the indices on the way.
float thrownBack(float cosine, float n) {
  float sine = n * n * (1.0 - cosine * cosine);
  if (sine >= 1.0) return 1.0;
  float other = sqrt(1.0 - sine);
  float s = (n * cosine - other) / (n * cosine + other);
  float p = (cosine - n * other) / (cosine + n * other);
  return 0.5 * (s * s + p * p);
}

float setDistance(vec3 p);

// What light that left the stone meets: the setting below it, or the room.
vec3 outside(vec3 at, vec3 dir) {
  vec3 light = around(dir, 0.0);
  if (ring.x <= 0.0) return light;
  float down = smoothstep(0.05, -0.35, dir.z) * smoothstep(0.1, -0.12, at.z);
  return mix(light, metal * (0.12 + 0.5 * around(reflect(dir, vec3(0.0, 0.0, 1.0)), 0.35)), 0.72 * down);
}

vec3 through(vec3 at, vec3 dir, vec3 normal, vec3 indices) {
  float middle = indices.y;
  vec3 light = vec3(0.0);
  float cosine = -dot(dir, normal);
  float back = thrownBack(cosine, 1.0 / middle);
  // a clear surface mirrors the room, but the boxes are hung so that the table does not blind
  light += back * min(around(reflect(dir, normal), 0.1), vec3(1.3));
  dir = refract(dir, normal, 1.0 / middle);
  vec3 left = vec3(1.0 - back);
  for (int bounce = 0; bounce < 9; bounce++) {
    float way = leaves(at, dir, normal);
    at += dir * way;
    left *= exp(-absorbs * way);
    cosine = dot(dir, normal);
    back = thrownBack(cosine, middle);
    if (back < 0.995) {
      vec3 out_ = vec3(0.0);
      for (int c = 0; c < 3; c++) {
        vec3 gone = refract(dir, -normal, indices[c]);
        if (dot(gone, gone) > 0.5) out_[c] = outside(at, gone)[c];
        else out_[c] = outside(at, normalize(dir - normal * (cosine - 0.02)))[c] * 0.5;
      }
      light += left * (1.0 - back) * out_;
    }
    left *= back;
    if (max(left.r, max(left.g, left.b)) < 0.01) break;
    dir = reflect(dir, normal);
    at -= normal * 1e-5;
  }
  return light + left * 0.22;
}

float capsule(vec3 p, vec3 a, vec3 b, float r) {
  vec3 pa = p - a, ba = b - a;
  return length(pa - ba * clamp(dot(pa, ba) / dot(ba, ba), 0.0, 1.0)) - r;
}

float together(float a, float b, float k) {
  float h = max(k - abs(a - b), 0.0) / k;
  return min(a, b) - h * h * k * 0.25;
}

// ring: inner radius, half width and half thickness of the band, depth of its top below the girdle. setting: prongs, their radius, stone's half length, half width.
float setDistance(vec3 p) {
  float radius = ring.x + ring.z;
  vec3 c = p + vec3(0.0, 0.0, radius + ring.w);
  float around_ = atan(c.x, c.z);
  float top = exp(-around_ * around_ * 1.6);
  float slim = mix(1.0, 0.72, top);
  vec2 q = vec2(length(c.xz) - radius, c.y);
  float round_ = ring.z * slim * 0.96;
  vec2 e = abs(q) - vec2(ring.z, ring.y) * slim + round_;
  float band = length(max(e, 0.0)) + min(max(e.x, e.y), 0.0) - round_;
  // prongs: one is measured, the others are where it would be after a turn
  vec2 stretch = vec2(setting.w, setting.z);
  vec2 flat_ = p.xy / stretch;
  float n = setting.x;
  float slice = 6.2831853 / n;
  float angle = atan(flat_.y, flat_.x);
  float own = (floor(angle / slice) + 0.5) * slice;
  vec2 dir = vec2(cos(own), sin(own));
  vec3 low = vec3(dir * stretch * 0.34, -ring.w * 0.98);
  vec3 girdle = vec3(dir * (stretch + setting.y * 0.55), -0.02);
  vec3 tip = vec3(dir * stretch * 0.86, 0.085);
  float r = setting.y;
  float prong = together(capsule(p, low, girdle, r), capsule(p, girdle, tip, r * 0.92), 0.02);
  float rail = length(vec2(length(p.xy / stretch) * min(stretch.x, stretch.y) - 0.62 * min(stretch.x, stretch.y), p.z + ring.w * 0.52)) - r * 0.62;
  return together(band, min(prong, rail), 0.06);
}

vec3 setNormal(vec3 p) {
  vec2 e = vec2(1.0, -1.0) * 0.0015;
  return normalize(e.xyy * setDistance(p + e.xyy) + e.yyx * setDistance(p + e.yyx) + e.yxy * setDistance(p + e.yxy) + e.xxx * setDistance(p + e.xxx));
}

float meetsSetting(vec3 from, vec3 dir, float nearest) {
  // only within the ball that holds it all
  vec3 middle = vec3(0.0, 0.0, -(ring.x + ring.z + ring.w));
  float ball = max(bounds, 0.0);
  vec3 m = from - middle;
  float b = dot(m, dir), c = dot(m, m) - ball * ball, h = b * b - c;
  if (h < 0.0) return FAR;
  float t = max(-b - sqrt(h), 0.0), end = min(-b + sqrt(h), nearest);
  for (int i = 0; i < 88 && t < end; i++) {
    float d = setDistance(from + dir * t);
    if (d < 0.0012) return t;
    t += d * 0.92;
  }
  return FAR;
}

vec3 polished(vec3 at, vec3 dir) {
  vec3 normal = setNormal(at);
  vec3 mirrored = reflect(dir, normal);
  float shade = 1.0;
  float t = 0.04;
  for (int i = 0; i < 7; i++) {
    float d = setDistance(at + mirrored * t);
    shade = min(shade, 3.0 * d / t);
    t += clamp(d, 0.05, 0.3);
  }
  float open = clamp(setDistance(at + normal * 0.12) / 0.12, 0.0, 1.0);
  float grazing = pow(1.0 - max(0.0, -dot(dir, normal)), 5.0);
  vec3 tone = mix(metal, vec3(1.0), grazing);
  vec3 seen = mix(around(mirrored, 0.05), around(mirrored, 0.35), 0.4);
  vec3 self = metal * 0.4;
  return tone * mix(self, seen, 0.25 + 0.75 * smoothstep(0.0, 0.6, shade)) * (0.45 + 0.55 * open);
}

vec3 onScreen(vec3 light) {
  light *= 1.04;
  light = light * (2.51 * light + 0.03) / (light * (2.43 * light + 0.59) + 0.14);
  return pow(clamp(light, 0.0, 1.0), vec3(1.0 / 2.2));
}

void main() {
  vec2 at = (gl_FragCoord.xy + jitter - 0.5 * size) / min(size.x, size.y) * 2.0;
  vec3 eye = transpose(turn) * vec3(0.0, 0.0, reach) + vec3(0.0, 0.0, lift);
  vec3 dir = transpose(turn) * normalize(vec3(at, -lens));
  vec3 normal;
  float stone = enters(eye, dir, normal);
  float set_ = ring.x > 0.0 ? meetsSetting(eye, dir, stone) : FAR;
  if (stone >= FAR && set_ >= FAR) { shown = vec4(0.0); return; }
  float spread = dispersion * 0.5;
  vec3 indices = index + vec3(-spread, 0.0, spread) * (0.6 + 0.8 * colourJitter);
  vec3 light = set_ < stone ? polished(eye + dir * set_, dir) : through(eye + dir * stone, dir, normal, indices);
  shown = vec4(onScreen(light), 1.0);
}`;

/** Many pictures of a piece at rest, each a little beside the other, make one without jags. */
export const AVERAGE = `#version 300 es
precision highp float;
uniform sampler2D picture;
uniform float share;
out vec4 shown;
void main() {
  shown = texelFetch(picture, ivec2(gl_FragCoord.xy), 0) * share;
}`;
